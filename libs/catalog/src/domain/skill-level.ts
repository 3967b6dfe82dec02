/** How far somebody has come in a trade, from the bottom up; rates are agreed by it. */
export const SKILL_LEVELS = ['helper', 'apprentice', 'journeyperson', 'master'] as const;
export type SkillLevel = (typeof SKILL_LEVELS)[number];
