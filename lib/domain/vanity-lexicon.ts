/**
 * Words that measure the machine or its use, by language (V2). A metric may be named in any language of the workspace,
 * so all lists are looked at together.
 */
const MACHINE_WORDS = {
  en: [
    'accuracy',
    'precision',
    'recall',
    'f1',
    'uptime',
    'latency',
    'tokens?',
    'prompts?',
    'log-?ins?',
    'sessions?',
    'users?',
    'views?',
    'executions?',
    'trainings? completed',
    'completed trainings?',
  ],
  de: [
    'genauigkeit',
    'präzision',
    'trefferquote',
    'verfügbarkeit',
    'latenz(?:zeit)?',
    'antwortzeit des (?:modells|systems)',
    'tokens?',
    'prompts?',
    'anmeldungen',
    'logins?',
    'sitzungen',
    'nutzer(?:innen)?',
    'benutzer(?:innen)?',
    'aufrufe',
    'ausführungen',
    'abgeschlossene schulungen',
    'schulungen abgeschlossen',
  ],
} as const;

/** Words for a number that only ever grows (V3). */
const RUNNING_TOTAL_WORDS = {
  en: ['total', 'cumulative', 'so far', 'to date', 'all[- ]time', 'ever'],
  de: ['insgesamt', 'gesamtzahl', 'kumuliert', 'bisher', 'seit beginn', 'aufgelaufen'],
} as const;

const MACHINE = anyOf(Object.values(MACHINE_WORDS).flat());
const RUNNING_TOTAL = anyOf(Object.values(RUNNING_TOTAL_WORDS).flat());

/** The model's own quality by name, whatever class was chosen for it: "model accuracy", "KI-Genauigkeit". */
const MACHINE_QUALITY =
  /(?<![\p{L}\p{N}])(?:model|modell|ai|ki|llm|gpt|bot|classifier|klassifikator)(?:s|['’]s|en)?[\s-]*(?:accuracy|precision|recall|f1|uptime|latency|genauigkeit|präzision|trefferquote|verfügbarkeit|latenz)/iu;

/** The first word of the machine in a text, as it was written there (V2). */
export function machineWordIn(text: string): string | undefined {
  return MACHINE.exec(text)?.[0];
}

/** The first word that says a number counts from the beginning of time (V3). */
export function runningTotalWordIn(text: string): string | undefined {
  return RUNNING_TOTAL.exec(text)?.[0];
}

/** Whether a name says that the model itself is measured (V1). */
export function namesAMachineQuality(name: string): boolean {
  return MACHINE_QUALITY.test(name);
}

/** Whole words only: "accuracy", not "inaccuracy"; letters of every script count as letters. */
function anyOf(words: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
}
