import { Card, useMessages } from '#ui';
import { messages } from './messages';
import { rowsOf } from './plan';
import type { BoardData } from './use-board';
import { VisitChip } from './visit-chip';

/** One day on a narrow screen: who has visits, one below the other. A visit opens, and is planned in its drawer. */
export function Agenda({ board }: { board: BoardData }) {
  const t = useMessages(messages);
  const { conflicts, visits } = board;
  const people = [{ id: null, displayName: t('nobody') }, ...board.rows];
  const sections = people.flatMap((person) => {
    const own = visits.filter((visit) => rowsOf(visit).includes(person.id));
    return own.length > 0 ? [{ ...person, own }] : [];
  });
  if (sections.length === 0) return <p className="py-6 text-center text-soft">{t('nothingThisDay')}</p>;
  return (
    <div className="space-y-3">
      {sections.map(({ id, displayName, own }) => (
        <Card key={id} title={displayName}>
          <ul className="space-y-2">
            {own.map((visit) => (
              <li key={visit.id}>
                <VisitChip visit={visit} from={id} board={{ conflicts }} isWide className="py-2" />
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}
