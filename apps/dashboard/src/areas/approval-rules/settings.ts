import type { schemas } from '#api-client';

export type Settings = schemas['SettingsBody'];

export interface SettingsValues {
  graceSeconds: string;
  autoApprove: boolean;
  receivable: boolean;
  payable: boolean;
  autoMaxTotal: string;
  autoMaxScore: string;
  allowSelfApproval: boolean;
}

export const settingsValues = (settings: Settings): SettingsValues => ({
  graceSeconds: settings.graceSeconds?.toString() ?? '',
  autoApprove: settings.autoApprove ?? false,
  receivable: settings.autoDirections?.includes('receivable') ?? false,
  payable: settings.autoDirections?.includes('payable') ?? false,
  autoMaxTotal: settings.autoMaxTotal ?? '',
  autoMaxScore: String(settings.autoMaxScore ?? ''),
  allowSelfApproval: settings.allowSelfApproval ?? false,
});

/** What is not an owner's to say is not sent. */
export function settingsBody(values: SettingsValues, isOwner: boolean): Settings {
  const { graceSeconds, autoApprove, receivable, payable, autoMaxTotal, autoMaxScore } = values;
  return {
    graceSeconds: graceSeconds.trim() ? Number(graceSeconds) : null,
    autoApprove,
    autoDirections: [
      ...(receivable ? (['receivable'] as const) : []),
      ...(payable ? (['payable'] as const) : []),
    ],
    autoMaxTotal: autoMaxTotal.trim() || null,
    ...(autoMaxScore.trim() && { autoMaxScore: Number(autoMaxScore) }),
    ...(isOwner && { allowSelfApproval: values.allowSelfApproval }),
  };
}
