import { mountPage } from '@/components/pages/mount-page';
import { OptionsApp } from '@/components/options/OptionsApp';

mountPage('options', <OptionsApp />);
