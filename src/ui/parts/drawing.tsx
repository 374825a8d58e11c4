import { Archipelago } from '../drawings/archipelago.tsx';
import { Beach } from '../drawings/beach.tsx';
import { Fog } from '../drawings/fog.tsx';
import { LandingStage } from '../drawings/landing-stage.tsx';
import { Lighthouse } from '../drawings/lighthouse.tsx';
import { MarketStall } from '../drawings/market-stall.tsx';
import { MeetingTree } from '../drawings/meeting-tree.tsx';
import { Signpost } from '../drawings/signpost.tsx';

const drawings = {
	archipelago: Archipelago,
	beach: Beach,
	fog: Fog,
	'landing-stage': LandingStage,
	lighthouse: Lighthouse,
	'market-stall': MarketStall,
	'meeting-tree': MeetingTree,
	signpost: Signpost
};

export type DrawingName = keyof typeof drawings;

export const drawingNames = Object.keys(drawings) as DrawingName[];

/** A small island in the hue of its place; only for the eye. */
export function Drawing({ of, hue }: { of: DrawingName; hue?: string }) {
	const Scene = drawings[of];
	const wide = of === 'archipelago';
	return (
		<svg
			class={wide ? 'drawing wide' : 'drawing'}
			viewBox={wide ? '0 0 640 220' : '0 0 240 180'}
			data-hue={hue}
			aria-hidden="true"
		>
			<Scene />
		</svg>
	);
}
