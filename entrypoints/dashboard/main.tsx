import { DashboardApp } from '@/components/dashboard/DashboardApp';
import { mountPage } from '@/components/pages/mount-page';

mountPage('dashboard', <DashboardApp />);
