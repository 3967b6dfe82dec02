import { readable } from './text';

it.each([
  ['dayOfMonthDue', 'Day of month due'],
  ['quickbooks-online', 'Quickbooks online'],
  ['work_order', 'Work order'],
])('a name without words of its own is readable: %s', (name, text) => {
  expect(readable(name)).toBe(text);
});
