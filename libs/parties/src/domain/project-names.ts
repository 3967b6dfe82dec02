const LONGEST = 100;
const COUNT = 5;

/**
 * What a customer's project may be called in the books, the plainest name first: the code alone, then with the
 * customer's name, then with a number. Accounting systems use colons between a customer and its projects.
 */
export function projectNames(code: string, customer: string): string[] {
  const plain = tidy(code) || 'Project';
  const full = tidy(`${plain} (${customer})`);
  const counted = Array.from({ length: COUNT }, (_, index) => tidy(`${plain} ${index + 2} (${customer})`));
  return [plain, full, ...counted];
}

function tidy(name: string): string {
  return name
    .replace(/[\s:]+/g, ' ')
    .trim()
    .slice(0, LONGEST)
    .trim();
}
