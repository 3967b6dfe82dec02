import { faults } from '../faults/qbo-fault.js';
import type { CompanyBooks } from '../store/company-books.js';
import { type Body, bodies, child, text } from '../store/doc.js';
import { kindOf } from './catalog.js';

/** An attachment is a note, a file, or both, and hangs on entities that exist. */
export function checkAttachable(books: CompanyBooks, draft: Body): void {
  if (!text(draft.Note) && !text(draft.FileName)) throw faults.required('Note');
  for (const ref of bodies(draft.AttachableRef)) {
    const target = child(ref, 'EntityRef');
    const [type, id] = [text(target.type), text(target.value)];
    if (!type || !id) continue;
    const kind = kindOf(type);
    if (!kind) {
      throw faults.time(
        '6050',
        'The entity reference type is unsupported for Attachable',
        `The entity reference type ${type} is unsupported for Attachable`,
      );
    }
    if (!books.get(kind.name, id)) throw faults.invalidReference('AttachableRef.EntityRef', id);
  }
}
