/** A customer, contractor or supplier, by the names people call it. */
export interface NamedParty {
  id: string;
  displayName: string;
  companyName: string | null;
}
