/** Names before `.do` that are pages of the platform and no tables, although they look like tables. */
const PAGES = new Set([
  'auth_redirect',
  'catalog_home',
  'external_login_complete',
  'external_logout_complete',
  'home',
  'image_picker',
  'kb_find',
  'kb_home',
  'kb_search',
  'kb_view',
  'list_v2',
  'login',
  'login_redirect',
  'login_with_sso',
  'logout',
  'logout_success',
  'nav_to',
  'navpage',
  'report_home',
  'saml_redirector',
  'search',
  'security_interceptor',
  'session_timeout',
  'slushbucket',
  'sn_exp_redirect_redirect_handler',
  'stats',
  'sys_attachment', // answers with the file itself
  'sys_report_template',
  'system_properties',
  'system_properties_ui',
  'text_search_exact_match',
  'ui_page',
  'validate_multifactor_auth_code',
  'view_content',
  'welcome',
  'xmlstats',
]);

export function isNoTable(name: string): boolean {
  return PAGES.has(name);
}
