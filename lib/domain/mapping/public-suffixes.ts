/**
 * Whether anybody can register a name directly below this one, so that `*.<name>` would reach strangers'
 * hosts. A small list of our own: the country registries' usual second levels and the large shared hosting
 * domains. It errs towards refusing, because an exact host is always possible. The full list
 * (publicsuffix.org) is 250 kB and changes weekly, which neither the bundle nor a rule that must mean the
 * same on every device can follow.
 * @param name lower-case punycode host name without port, e.g. `co.uk`
 */
export function isPublicSuffix(name: string): boolean {
  const labels = name.split('.');
  if (labels.length === 1) return true;
  if (SHARED.has(name)) return true;
  if (labels.length !== 2) return false;
  const [second = '', top = ''] = labels;
  return top.length === 2 && (EVERYWHERE.has(second) || (BY_COUNTRY[top]?.includes(second) ?? false));
}

/** Second levels that mean a registry below nearly every country code. */
const EVERYWHERE = new Set(['ac', 'co', 'com', 'edu', 'gob', 'gov', 'mil', 'net', 'org']);

/** Second levels that mean a registry below some country codes only. */
const BY_COUNTRY: Readonly<Record<string, readonly string[]>> = {
  at: ['gv', 'or'],
  au: ['asn', 'id'],
  br: ['adv', 'art', 'blog', 'eco', 'eng', 'ind', 'jus', 'leg', 'med'],
  fr: ['asso', 'gouv', 'nom', 'prd', 'tm'],
  hu: ['info'],
  id: ['go', 'my', 'or', 'sch', 'web'],
  il: ['idf', 'k12', 'muni'],
  in: ['firm', 'gen', 'ind', 'nic', 'res'],
  jp: ['ad', 'ed', 'go', 'gr', 'lg', 'ne', 'or'],
  ke: ['go', 'me', 'ne', 'or', 'sc'],
  kr: ['go', 'ne', 'or', 'pe', 're'],
  nz: ['cri', 'geek', 'gen', 'govt', 'health', 'iwi', 'kiwi', 'maori', 'school'],
  pl: ['biz', 'info', 'waw'],
  th: ['go', 'in', 'mi', 'or'],
  tr: ['av', 'bel', 'bbs', 'gen', 'k12', 'pol', 'web'],
  tw: ['idv', 'game'],
  uk: ['ltd', 'me', 'nhs', 'plc', 'police', 'sch'],
  us: ['dni', 'fed', 'isa', 'kids', 'nsn'],
  za: ['law', 'nom', 'school', 'web'],
};

/** Domains whose subdomains belong to unrelated customers who put arbitrary pages there. */
const SHARED = new Set([
  'amplifyapp.com',
  'appspot.com',
  'azureedge.net',
  'azurestaticapps.net',
  'azurewebsites.net',
  'blogspot.com',
  'cloudapp.net',
  'cloudfront.net',
  'eu.org',
  'execute-api.eu-west-1.amazonaws.com',
  'execute-api.us-east-1.amazonaws.com',
  'firebaseapp.com',
  'fly.dev',
  'github.io',
  'gitlab.io',
  'herokuapp.com',
  'netlify.app',
  'ngrok-free.app',
  'ngrok.io',
  'onrender.com',
  'pages.dev',
  's3.amazonaws.com',
  'surge.sh',
  'uk.com',
  'us.com',
  'eu.com',
  'de.com',
  'vercel.app',
  'web.app',
  'workers.dev',
  'amazonaws.com',
]);
