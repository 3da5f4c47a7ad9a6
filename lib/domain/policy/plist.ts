/** A property list as macOS reads it, of texts, whole numbers, lists and dictionaries. */
export function plistFile(value: unknown): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<plist version="1.0">',
    plistValue(value, ''),
    '</plist>',
    '',
  ].join('\n');
}

/** One entry of a dictionary, to be put into a property list that is there already. */
export function plistEntry(name: string, value: unknown): string {
  return `<key>${escaped(name)}</key>\n${plistValue(value, '')}\n`;
}

function plistValue(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return [`${indent}<array>`, ...value.map((one) => plistValue(one, inner)), `${indent}</array>`].join(
      '\n',
    );
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).flatMap(([name, one]) => [
      `${inner}<key>${escaped(name)}</key>`,
      plistValue(one, inner),
    ]);
    return [`${indent}<dict>`, ...entries, `${indent}</dict>`].join('\n');
  }
  if (typeof value === 'number') return `${indent}<integer>${value}</integer>`;
  return `${indent}<string>${escaped(String(value))}</string>`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
