import { faults, QboFault } from '../faults/qbo-fault.js';
import type { CompanyBooks } from '../store/company-books.js';
import { type Body, isBody } from '../store/doc.js';
import { type Part, parseMultipart } from './multipart.js';

/** `POST /upload`: each `file_content_NN` becomes an attachment, described by the `file_metadata_NN` of the same number if there is one. */
export function uploadFiles(books: CompanyBooks, body: Buffer, contentType: string, baseUrl: string): Body {
  const parts = parseMultipart(body, contentType);
  const contents = parts.filter((part) => part.name.startsWith('file_content'));
  if (contents.length === 0) throw faults.required('file_content');
  return {
    AttachableResponse: contents.map((content) => store(books, content, metadataOf(parts, content), baseUrl)),
  };
}

function metadataOf(parts: readonly Part[], content: Part): Body {
  const wanted = content.name.replace('file_content', 'file_metadata');
  const part = parts.find((candidate) => candidate.name === wanted);
  if (!part) return {};
  try {
    const parsed: unknown = JSON.parse(part.content.toString('utf8'));
    return isBody(parsed) ? parsed : {};
  } catch {
    throw faults.time(
      '6040',
      'The file metadata must be of Attachable type',
      'The file metadata could not be read.',
    );
  }
}

function store(books: CompanyBooks, content: Part, metadata: Body, baseUrl: string): Body {
  try {
    const name = String(metadata.FileName ?? content.fileName ?? content.name);
    const attachable = books.create('Attachable', {
      ...metadata,
      FileName: name,
      ContentType: metadata.ContentType ?? content.contentType,
      Size: content.content.length,
    });
    const path = `/v3/files/${books.realmId}/${attachable.Id}/${encodeURIComponent(name)}`;
    books.adjust('Attachable', attachable.Id, {
      FileAccessUri: `/v3/company/${books.realmId}/download/${attachable.Id}`,
      TempDownloadUri: baseUrl + path,
    });
    books.files.set(attachable.Id, Buffer.from(content.content));
    return { Attachable: attachable };
  } catch (error) {
    if (error instanceof QboFault) return { ...error.toBody() };
    throw error;
  }
}
