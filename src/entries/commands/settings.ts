import { settingLines, shownValue } from '#kernel/settings/describe.ts';
import { type Settings, settings } from '#kernel/settings/settings.ts';

/** Every setting, its value here and its meaning. */
export async function showSettings(): Promise<void> {
	const here = settings();
	for (const { name, says } of settingLines()) {
		const value = shownValue(name as keyof Settings, here[name as keyof Settings]);
		process.stdout.write(`${name}=${value}\n    ${says}\n`);
	}
}
