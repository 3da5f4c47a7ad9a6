import { mountPage } from '@/components/pages/mount-page';
import { DashboardApp } from '@/components/dashboard/DashboardApp';

mountPage('dashboard', <DashboardApp />);
