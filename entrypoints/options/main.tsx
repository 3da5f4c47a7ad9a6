import { OptionsApp } from '@/components/options/OptionsApp';
import { mountPage } from '@/components/pages/mount-page';

mountPage('options', <OptionsApp />);
