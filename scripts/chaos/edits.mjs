import { BothBooks } from './books.mjs';
import { pick, seeded, shuffled, whole } from './random.mjs';

const AT_ONCE = 20;
/** Nobody here said anything new, we did once, or it may have to be said again to what the other side said meanwhile. */
const MOST_WRITES = { 'only theirs': 0, 'only ours': 1 };
const MOST_WRITES_ELSE = 2;

/** What both sides call the same, and how each writes it. */
const KINDS = {
  customer: {
    path: '/customers',
    fields: {
      phone: (value) => ({ PrimaryPhone: { FreeFormNumber: value } }),
      email: (value) => ({ PrimaryEmailAddr: { Address: value } }),
      companyName: (value) => ({ CompanyName: value }),
    },
    read: {
      phone: ({ PrimaryPhone }) => PrimaryPhone?.FreeFormNumber,
      email: ({ PrimaryEmailAddr }) => PrimaryEmailAddr?.Address,
      companyName: ({ CompanyName }) => CompanyName,
    },
  },
  item: {
    path: '/items',
    fields: {
      description: (value) => ({ Description: value }),
      sku: (value) => ({ Sku: value }),
    },
    read: { description: ({ Description }) => Description, sku: ({ Sku }) => Sku },
  },
};
const written = (field, side, number) =>
  field === 'email'
    ? `${side}${number}@example.ca`
    : field === 'phone'
      ? `416 555 ${number}`
      : `${side} ${number}`;

/** Together: before either side heard of the other. Else one side is through with its edit before the other begins. */
const ORDERS = ['together', 'together', 'ours first', 'theirs first', 'only ours', 'only theirs', 'racing'];

/** Each seed is one record that both sides edit, in fields, in an order and with a decision that the seed says. */
export async function edits({ stage, seed, size, findings }) {
  const office = await stage.office();
  const books = new BothBooks(stage, office);
  const records = await editable(books);
  const wrong = { conflicts: [], oneSided: [], writes: [], ends: [] };
  let [conflicts, done, most, oneSided] = [0, 0, 0, 0];
  while (done < size) {
    const round = records.slice(0, Math.min(AT_ONCE, size - done));
    const cases = round.map((record, index) => caseOf(record, seed + done + index, index));
    const seen = await played(stage, office, books, cases);
    conflicts += seen.count;
    most = Math.max(most, seen.most);
    oneSided += cases.filter(({ order }) => order.startsWith('only')).length;
    for (const kind of Object.keys(wrong)) wrong[kind].push(...seen[kind]);
    done += cases.length;
  }
  findings.note(`${conflicts} conflicts were recorded and decided`);
  findings.none('true conflicts missed, or false ones recorded', wrong.conflicts, `${size} seeds`);
  findings.none('conflicts where only one side edited', wrong.oneSided, `${oneSided} records`);
  findings.atMost('writes of ours for one record', MOST_WRITES_ELSE, most);
  findings.none('records written more often than somebody here edited them, such as echoes', wrong.writes);
  findings.none('records that end differently than decided, or differently on both sides', wrong.ends);
}

/** Customers and items that stand on both sides and may be edited. */
async function editable(books) {
  const found = [];
  for (const entity of Object.keys(KINDS)) {
    const links = new Map([...(await books.links(entity))].map(([local, remote]) => [remote, local]));
    for (const document of await books.there(entity))
      if (
        document.Active &&
        !document.Job &&
        (document.Type ?? 'Service') === 'Service' &&
        links.has(document.Id)
      )
        found.push({ entity, remoteId: document.Id, localId: links.get(document.Id) });
  }
  return found;
}

function caseOf(record, seed, index) {
  const random = seeded(seed);
  const order = pick(random, ORDERS);
  const names = Object.keys(KINDS[record.entity].fields);
  const some = () => shuffled(random, names).slice(0, whole(random, 1, names.length));
  const changes = (side) =>
    Object.fromEntries(some().map((field) => [field, written(field, side, 1000 + whole(random, 0, 8999))]));
  const ours = order === 'only theirs' ? {} : changes('here');
  const theirs = order === 'only ours' ? {} : changes('there');
  // Now and then both write the same.
  if (random() < 0.2) for (const field of Object.keys(ours)) if (field in theirs) theirs[field] = ours[field];
  const both = Object.keys(ours).filter((field) => field in theirs && theirs[field] !== ours[field]);
  return { ...record, seed, index, order, ours, theirs, both, choice: pick(random, ['ours', 'theirs']) };
}

async function played(stage, office, books, cases) {
  const quiet = async () => {
    await office.settled();
    await office.sync();
    await office.settled();
  };
  const before = await versions(books);
  const of = (...orders) => cases.filter(({ order }) => orders.includes(order));
  await Promise.all(of('racing').flatMap((one) => [editHere(office, one), editThere(stage, office, one)]));
  for (const one of of('ours first')) await editHere(office, one);
  for (const one of of('theirs first')) await editThere(stage, office, one);
  await quiet();
  await moved(stage, office, 'pause');
  for (const one of of('together', 'theirs first', 'only ours')) await editHere(office, one);
  for (const one of of('together', 'ours first', 'only theirs')) await editThere(stage, office, one);
  await moved(stage, office, 'resume');
  // A sync hears of theirs before ours is sent, or the sender finds out.
  if (seeded(cases[0].seed)() < 0.5) await office.sync();
  await woken(stage, office);
  await quiet();
  const open = await decided(stage, office, cases);
  await quiet();
  return judged(books, cases, open, before);
}

/** Between the two nothing is sent and nothing fetched; what goes on after that is woken by whoever goes first. */
async function moved(stage, office, action) {
  const { ConnectionsRepository } = await stage.part(
    'libs/accounting/src/connections/connections.repository.js',
  );
  const { UnitOfWork } = await stage.part('libs/platform/src/index.js');
  const { app, connectionId } = office;
  await office.as(() =>
    app.get(UnitOfWork).run(() => app.get(ConnectionsRepository).transition(connectionId, action)),
  );
}

async function woken(stage, office) {
  const { DueWorkWaker } = await stage.part('libs/accounting/src/schedule/due-work.js');
  await office.app.get(DueWorkWaker).wakeAll();
}

async function editHere(office, one) {
  const { entity, localId, ours } = one;
  const path = `${KINDS[entity].path}/${localId}`;
  for (;;) {
    const { body } = await office.call('GET', path);
    const { status, body: answer } = await office.call('PATCH', path, { version: body.version, ...ours });
    if (status === 200) return;
    // What the books changed at this moment is looked at and edited again.
    if (status !== 409) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
    one.repeated = true;
  }
}

function editThere(stage, { company }, { entity, remoteId, theirs }) {
  const changes = Object.entries(theirs).map(([field, value]) => KINDS[entity].fields[field](value));
  return stage.sandbox.edit(company.realm, entity, remoteId, Object.assign({}, ...changes));
}

/** A person decides each as its seed says. Answers the fields of each conflict, by our id. */
async function decided(stage, office, cases) {
  const { ConflictsRepository } = await stage.part('libs/accounting/src/sync/conflicts.repository.js');
  const { ResolveConflictCommand } = await stage.part(
    'libs/accounting/src/conflicts/resolve-conflict.command.js',
  );
  const { app } = office;
  const open = await office.as(() => app.get(ConflictsRepository).list('open', undefined, 500));
  for (const { id, localId } of open) {
    const choice = cases.find((one) => one.localId === localId)?.choice ?? 'theirs';
    await office.as(() => app.get(ResolveConflictCommand).execute(id, { choice }));
  }
  return new Map(open.map(({ localId, fields }) => [localId, fields.toSorted()]));
}

/** Where each record stands in the books, by its kind and id. */
async function versions(books) {
  const found = new Map();
  for (const entity of Object.keys(KINDS))
    for (const document of await books.there(entity)) found.set(`${entity} ${document.Id}`, document);
  return found;
}

async function judged(books, cases, open, before) {
  const after = await versions(books);
  const seen = { count: open.size, most: 0, conflicts: [], oneSided: [], writes: [], ends: [] };
  for (const one of cases) {
    const key = `${one.entity} ${one.remoteId}`;
    const name = `${key} (seed ${one.seed}, ${one.order})`;
    const recorded = open.get(one.localId) ?? [];
    const theirEdits = Object.keys(one.theirs).length > 0 ? 1 : 0;
    const writes = Number(after.get(key).SyncToken) - Number(before.get(key).SyncToken) - theirEdits;
    seen.most = Math.max(seen.most, writes);
    const allowed = MOST_WRITES[one.order] ?? MOST_WRITES_ELSE;
    if (writes > allowed) seen.writes.push(`${name}: ${writes} writes of ours instead of ${allowed}`);
    seen.conflicts.push(...misjudged(name, one, recorded));
    if (one.order.startsWith('only') && recorded.length > 0) seen.oneSided.push(name);
    seen.ends.push(...(await misled(books, name, one, { recorded, document: after.get(key) })));
  }
  return seen;
}

function misjudged(name, { order, both }, recorded) {
  const found = recorded.filter((field) => !both.includes(field) || !['together', 'racing'].includes(order));
  const missed = order === 'together' ? both.filter((field) => !recorded.includes(field)) : [];
  return [
    ...found.map((field) => `${name}: a conflict about ${field} is false`),
    ...missed.map((field) => `${name}: no conflict about ${field} was recorded`),
  ];
}

async function misled(books, name, one, { recorded, document }) {
  const { fields, path, read } = KINDS[one.entity];
  const { body } = await books.office.call('GET', `${path}/${one.localId}`);
  return Object.keys(fields).flatMap((field) => {
    const [here, there] = [body[field] ?? undefined, read[field](document)];
    if (here !== there) return [`${name}: ${field} is ${here} here and ${there} there`];
    const wanted = wantedOf(field, one, recorded);
    return wanted === undefined || wanted.includes(here)
      ? []
      : [`${name}: ${field} ends as ${here} instead of ${wanted.join(' or ')}`];
  });
}

/** What a field may say in the end; undefined where nobody touched it. */
function wantedOf(field, { ours, theirs, order, choice, both, repeated }, recorded) {
  if (!both.includes(field)) {
    const value = ours[field] ?? theirs[field];
    return value === undefined ? undefined : [value];
  }
  if (order === 'ours first') return [theirs[field]];
  if (order === 'theirs first') return [ours[field]];
  if (recorded.includes(field)) return [choice === 'ours' ? ours[field] : theirs[field]];
  // Whoever races and is not told of a conflict wrote before the other: theirs is the later one, or ours was made again.
  return repeated ? [ours[field], theirs[field]] : [theirs[field]];
}
