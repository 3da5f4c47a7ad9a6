import { mountPage } from '@/components/pages/mount-page';
import { PopupApp } from '@/components/popup/PopupApp';

mountPage('popup', <PopupApp />);
