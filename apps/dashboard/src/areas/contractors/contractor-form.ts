import type { schemas } from '#api-client';
import { type PartyValues, partyBody, partyValues } from '../../app/party-form';
import { addressValues, writtenAddress } from '../../app/postal-address';
import { orNull } from '../../app/text';

export type Contractor = schemas['ContractorAnswer'];
export type Profile = schemas['ProfileAnswer'];
type Address = schemas['AddressBody'];

/** Both halves in one form: who it is, and how she goes to work. Their names differ, so that a refusal finds its field. */
export interface ContractorValues extends PartyValues {
  kind: Contractor['kind'];
  termId: string;
  address: Address;
  homeAddress: Address;
  vehicle: string;
  vehiclePlate: string;
  skillTier: NonNullable<Profile['skillTier']> | '';
  language: Profile['language'];
}

export function valuesOf(
  contractor: Contractor | undefined,
  profile: Profile | undefined,
  currency: string,
  language: Profile['language'],
): ContractorValues {
  return {
    ...partyValues(contractor, currency),
    kind: contractor?.kind ?? 'contractor',
    termId: contractor?.termId ?? '',
    address: addressValues(contractor?.address),
    homeAddress: addressValues(profile?.homeAddress),
    vehicle: profile?.vehicle ?? '',
    vehiclePlate: profile?.vehiclePlate ?? '',
    skillTier: profile?.skillTier ?? '',
    language: profile?.language ?? language,
  };
}

export function contractorBody(values: ContractorValues) {
  return {
    ...partyBody(values),
    kind: values.kind,
    termId: orNull(values.termId),
    address: writtenAddress(values.address),
  };
}

export function profileBody({ homeAddress, vehicle, vehiclePlate, skillTier, language }: ContractorValues) {
  return {
    homeAddress: writtenAddress(homeAddress),
    vehicle: orNull(vehicle),
    vehiclePlate: orNull(vehiclePlate),
    skillTier: skillTier || null,
    language,
  };
}
