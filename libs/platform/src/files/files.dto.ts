import { ApiProperty } from '@nestjs/swagger';
import { Id, Instant, OneOf, Text, Whole } from '../http/fields.js';
import { MEDIA_TYPES, type MediaType } from './media-type.js';
import type { StoredFile } from './stored-file.js';

export class UploadQuery {
  @Id({ optional: true, description: 'Made on the device: the same file sent again under it is kept once.' })
  id?: string;
}

export class FileAnswer {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @OneOf(MEDIA_TYPES, { description: 'As the bytes say.' })
  mediaType!: MediaType;

  @Whole({ description: 'Bytes.' })
  size!: number;

  @Text({ min: 64, max: 64 })
  sha256!: string;

  @Instant()
  createdAt!: string;

  @ApiProperty({
    type: [String],
    format: 'uuid',
    description: 'Other files with the very same bytes, oldest first: the same receipt sent twice.',
  })
  copies!: string[];
}

export function toFileAnswer(file: StoredFile, copies: readonly StoredFile[]): FileAnswer {
  const { id, name, mediaType, size, sha256, createdAt } = file;
  return { id, name, mediaType, size, sha256, createdAt, copies: copies.map((copy) => copy.id) };
}
