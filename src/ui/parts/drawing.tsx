import { Archipelago } from '../drawings/archipelago.tsx';
import { Beach } from '../drawings/beach.tsx';
import { Fog } from '../drawings/fog.tsx';
import { LandingStage } from '../drawings/landing-stage.tsx';
import { Lighthouse } from '../drawings/lighthouse.tsx';
import { MarketStall } from '../drawings/market-stall.tsx';
import { MeetingTree } from '../drawings/meeting-tree.tsx';
import { Signpost } from '../drawings/signpost.tsx';

/** Each scene with the frame it is drawn in. */
const drawings = {
	archipelago: [Archipelago, '0 0 640 250'],
	beach: [Beach, '0 10 240 170'],
	fog: [Fog, '0 10 240 170'],
	'landing-stage': [LandingStage, '0 10 240 170'],
	lighthouse: [Lighthouse, '0 10 240 170'],
	'market-stall': [MarketStall, '0 10 240 170'],
	'meeting-tree': [MeetingTree, '0 10 240 170'],
	signpost: [Signpost, '0 10 240 170']
} as const;

export type DrawingName = keyof typeof drawings;

export const drawingNames = Object.keys(drawings) as DrawingName[];

/** A small island in the hue of its place; only for the eye. */
export function Drawing({ of, hue }: { of: DrawingName; hue?: string }) {
	const [Scene, frame] = drawings[of];
	return (
		<svg class={of === 'archipelago' ? 'drawing wide' : 'drawing'} viewBox={frame} data-hue={hue} aria-hidden="true">
			<Scene />
		</svg>
	);
}
