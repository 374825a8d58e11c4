import { openHouse } from '../open.ts';

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

export async function migrateNow(): Promise<void> {
	const house = await openHouse({ say });
	await house.close();
	say(house.migrated.length === 0 ? 'All tables were up to date.' : `Ran ${house.migrated.join(', ')}.`);
}
