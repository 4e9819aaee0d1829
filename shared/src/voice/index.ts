/** The door to how calls are spoken: pure, for pages and programs alike. */
export { joinClips } from './join-clips.ts';
export { sentenceOf, testSentence, type Sentence, type SpokenCall, type SpokenClip } from './sentence.ts';
export { VoiceQueue, type VoiceQueueOptions } from './voice-queue.ts';
export { readWav, writeWav, type Sound } from './wav.ts';
