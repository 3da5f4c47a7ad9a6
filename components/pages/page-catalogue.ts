import domainDe from '@/lib/i18n/messages/domain.de.json';
import domainEn from '@/lib/i18n/messages/domain.en.json';
import initiativeDe from '@/lib/i18n/messages/initiative.de.json';
import initiativeEn from '@/lib/i18n/messages/initiative.en.json';
import metricsDe from '@/lib/i18n/messages/metrics.de.json';
import metricsEn from '@/lib/i18n/messages/metrics.en.json';
import pagesDe from '@/lib/i18n/messages/pages.de.json';
import pagesEn from '@/lib/i18n/messages/pages.en.json';
import privacyDe from '@/lib/i18n/messages/privacy.de.json';
import privacyEn from '@/lib/i18n/messages/privacy.en.json';
import problemsDe from '@/lib/i18n/messages/problems.de.json';
import problemsEn from '@/lib/i18n/messages/problems.en.json';
import type { Locale } from '@/lib/i18n/translator';

/** Every sentence that an extension page may show, by language. */
export const PAGE_CATALOGUE = {
  en: { ...domainEn, ...problemsEn, ...metricsEn, ...pagesEn, ...initiativeEn, ...privacyEn },
  de: { ...domainDe, ...problemsDe, ...metricsDe, ...pagesDe, ...initiativeDe, ...privacyDe },
} as const satisfies Record<Locale, Record<string, unknown>>;
