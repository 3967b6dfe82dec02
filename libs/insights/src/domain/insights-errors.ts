import { DomainError } from '#kernel';

export function jobNotFound(): DomainError {
  return DomainError.notFound('INSIGHTS.JOB_NOT_FOUND', 'There is no such job.');
}
