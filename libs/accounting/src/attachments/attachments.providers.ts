import { Withdrawals } from '../sync/withdrawals.js';
import { AttachmentHandler } from './attachment.handler.js';
import { AttachmentPlanner } from './attachment-planner.js';
import { AttachmentWishes } from './attachment-wishes.js';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { DocumentFiles } from './document-files.js';

export const ATTACHMENTS = [
  AttachmentsRepository,
  AttachmentWishes,
  AttachmentPlanner,
  DocumentFiles,
  AttachmentHandler,
  Withdrawals,
];

export const ATTACHMENTS_CONTROLLERS = [AttachmentsController];
