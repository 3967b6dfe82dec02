import { Injectable, type PipeTransform } from '@nestjs/common';
import { DomainError, isId } from '#kernel';

/** An id in a path. What cannot be an id is simply not there. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (isId(value)) return value.toLowerCase();
    throw DomainError.notFound('HTTP.NOT_FOUND', 'There is nothing at this address, or you may not see it.');
  }
}
