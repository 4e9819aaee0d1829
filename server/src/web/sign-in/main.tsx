import './sign-in.css';
import { show } from '../show.tsx';
import { SignIn } from './sign-in.tsx';

show(<SignIn />);
