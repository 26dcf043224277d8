/** A CHANGELOG with a section added before those of earlier versions, behind what is not released yet. */
export function insertSection(changelog: string, section: string): string {
  if (changelog.includes(section)) return changelog;
  const earlier = /^## (?!\[?unreleased)/im.exec(changelog);
  if (!earlier) return `${changelog.trimEnd()}\n\n${section}`;
  return `${changelog.slice(0, earlier.index)}${section}\n${changelog.slice(earlier.index)}`;
}
