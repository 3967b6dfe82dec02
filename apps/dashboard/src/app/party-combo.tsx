import { Combo, type Option } from '#ui';

export interface PartyComboProps {
  label: string;
  value: Option | null;
  className: string;
  autoFocus: boolean;
  onChange(party: Option | null): void;
  search(text: string, signal: AbortSignal): Promise<readonly Option[]>;
}

export function PartyCombo({ label, ...choice }: PartyComboProps) {
  return <Combo {...choice} label={label} placeholder={label} isLabelHidden />;
}
