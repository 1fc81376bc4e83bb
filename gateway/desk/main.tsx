import { createRoot } from 'react-dom/client';
import { Desk } from './shell/desk.tsx';
import './shell/desk.css';
import './list/list.css';

createRoot(document.getElementById('desk')!).render(<Desk />);
