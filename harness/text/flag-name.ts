/** A member's name as a flag is typed, without its dashes: `finalEpochs` is `final-epochs`. */
export function flagName(member: string): string {
  return member.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
