import { mountPage } from '@/components/pages/mount-page';
import { WelcomeApp } from '@/components/welcome/WelcomeApp';

mountPage('welcome', <WelcomeApp />);
