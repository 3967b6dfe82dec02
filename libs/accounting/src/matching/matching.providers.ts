import { MatchDecisionsRepository } from './match-decisions.repository.js';
import { MatchDesk } from './match-desk.js';
import { MatchLinks } from './match-links.js';
import { MatchPlanning } from './match-planning.js';
import { Matches } from './matches.js';
import { MatchingController } from './matching.controller.js';
import { UnlinkedRepository } from './unlinked.repository.js';

/** Finding what both sides have without a link, and what people say of it. */
export const MATCHING = [
  MatchDecisionsRepository,
  MatchDesk,
  MatchPlanning,
  Matches,
  MatchLinks,
  UnlinkedRepository,
];
export const MATCHING_CONTROLLERS = [MatchingController];
