import './settings.css';
import './sections.css';
import './forms.css';
import './groups.css';
import './items.css';
import './appointments.css';
import './equipment/equipment.css';
import './history.css';
import './saving.css';
import { show } from '../show.tsx';
import { SettingsPage } from './settings-page.tsx';

show(<SettingsPage />);
