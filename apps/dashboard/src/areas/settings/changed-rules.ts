interface Rule {
  name: string;
  days: number;
}

/** What somebody typed who looked at `opened`: the rules that she changed, and no others. An empty field changes nothing. */
export function changedRules(opened: readonly Rule[], typed: readonly { days: string }[]): Rule[] {
  return opened.flatMap(({ name, days }, at) => {
    const wished = Number(typed[at]?.days || days);
    return wished === days ? [] : [{ name, days: wished }];
  });
}
