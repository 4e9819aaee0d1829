import './accounts.css';
import { show } from '../show.tsx';
import { AccountsPage } from './accounts-page.tsx';

show(<AccountsPage />);
