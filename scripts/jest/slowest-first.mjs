import TestSequencer from '@jest/test-sequencer';

/** From what takes longest on. The browser's journeys are one short file, and by its size it would be the last one begun. */
const BY_DURATION = [/\/dashboard\/test\/.*\.int-spec\.ts$/, /\/apps\/.*\.int-spec\.ts$/, /\.int-spec\.ts$/];

const placeOf = ({ path }) => {
  const place = BY_DURATION.findIndex((pattern) => pattern.test(path));
  return place < 0 ? BY_DURATION.length : place;
};

/** Jest begins with what took longest the last time; in a fresh clone it knows nothing of that, and goes by size. */
export default class SlowestFirst extends TestSequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const isNew = ({ duration }) => duration === undefined;
    const fresh = sorted.filter(isNew).sort((a, b) => placeOf(a) - placeOf(b));
    return [...fresh, ...sorted.filter((test) => !isNew(test))];
  }
}
