import './settings.css';
import { show } from '../show.tsx';
import { SettingsPage } from './settings-page.tsx';

show(<SettingsPage />);
