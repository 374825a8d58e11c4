import { Sky } from './pieces.tsx';

/** An empty beach, waiting. */
export function Beach() {
	return (
		<>
			<Sky />
			<circle class="d-sun" cx="186" cy="52" r="16" />
			<ellipse class="d-water" cx="120" cy="146" rx="112" ry="26" />
			<path class="d-sand" d="M30 144c14-18 52-30 96-28 40 2 70 12 84 28-18 11-52 15-90 15s-72-4-90-15z" />
			<path class="d-deep" d="M92 128l14-76 4 1-13 76z" />
			<path class="d-hue" d="M58 70c8-22 28-32 50-26s33 22 32 46z" />
			<path class="d-wash" d="M76 75c5-18 16-29 31-31 8 10 11 24 9 42z" />
			<path class="d-light" d="M132 130l24-6 20 4-24 7z" />
			<path class="d-hue" d="M140 131l18-5 5 1-19 5z" />
			<path class="d-deep" d="M176 120h14l-2 13h-10z" />
			<path class="d-ripple" d="M14 154h22M30 163h16M198 156h24M186 165h14" />
		</>
	);
}
