/** Returns a CHANGELOG with a section inserted before those of earlier versions and after `Unreleased`. */
export function insertSection(changelog: string, section: string): string {
  if (changelog.includes(section)) return changelog;
  const earlier = /^## (?!\[?unreleased)/im.exec(changelog);
  if (!earlier) return `${changelog.trimEnd()}\n\n${section}`;
  return `${changelog.slice(0, earlier.index)}${section}\n${changelog.slice(earlier.index)}`;
}
