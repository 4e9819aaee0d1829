import { answerParent } from '../child.ts';
import { z } from 'zod';
import { sizeOfJournal } from './size-of-days.ts';

/* In a process of its own: reading whole journals would fill the bench's memory. */
const question = z.object({ path: z.string() });

answerParent((asked) => sizeOfJournal(question.parse(asked).path));
