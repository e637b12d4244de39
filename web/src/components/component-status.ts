import type { StatusPageView } from '../api/views.ts';
import type { IconName } from '../ui/icon.tsx';
import type { Tone } from '../ui/tone.ts';

type Look = { readonly word: string; readonly tone: Tone; readonly icon: IconName };

export const componentStatus: Readonly<Record<StatusPageView['components'][number]['status'], Look>> = {
  operational: { word: 'Operational', tone: 'good', icon: 'circle-check' },
  degraded_performance: { word: 'Degraded performance', tone: 'warning', icon: 'diamond' },
  partial_outage: { word: 'Partial outage', tone: 'warning', icon: 'triangle' },
  major_outage: { word: 'Major outage', tone: 'bad', icon: 'octagon' },
  under_maintenance: { word: 'Under maintenance', tone: 'info', icon: 'settings' },
};

export const indicatorLook: Readonly<Record<StatusPageView['indicator'], Look>> = {
  none: { word: 'All systems operational', tone: 'good', icon: 'circle-check' },
  minor: { word: 'Minor', tone: 'warning', icon: 'diamond' },
  major: { word: 'Major', tone: 'warning', icon: 'triangle' },
  critical: { word: 'Critical', tone: 'bad', icon: 'octagon' },
};
