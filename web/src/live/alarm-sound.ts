import { useSyncExternalStore } from 'react';

const storageKey = 'tocsin:sound';
export type SoundState = 'off' | 'ready' | 'blocked';

let context: AudioContext | null = null;
let state: SoundState = localStorage.getItem(storageKey) === 'on' ? 'blocked' : 'off';
const listeners = new Set<() => void>();

function publish(next: SoundState): void {
  state = next;
  for (const listener of listeners) listener();
}

/** Browsers let a page sound only after a person touched it: wanted before a reload, it waits for the next touch. */
export function startAlarmSound(): void {
  const wake = (): void => {
    if (state === 'blocked') void enableSound();
  };
  addEventListener('pointerdown', wake);
  addEventListener('keydown', wake);
}

export async function enableSound(): Promise<void> {
  context ??= new AudioContext();
  await context.resume();
  localStorage.setItem(storageKey, 'on');
  publish(context.state === 'running' ? 'ready' : 'blocked');
}

export function disableSound(): void {
  localStorage.setItem(storageKey, 'off');
  publish('off');
}

/** Two rising tones, twice: heard through sleep, not a shriek. Does nothing while sound is off. */
export function soundAlarm(): void {
  if (!context || state !== 'ready') return;
  const start = context.currentTime + 0.02;
  [660, 880, 660, 880].forEach((frequency, index) => {
    if (context) playTone(context, frequency, start + index * 0.22);
  });
}

function playTone(audio: AudioContext, frequency: number, at: number): void {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.type = 'triangle';
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(0.35, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, at + 0.2);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.21);
}

export const useSoundState = (): SoundState =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
