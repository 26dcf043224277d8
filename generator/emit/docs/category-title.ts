/** A category as a heading: `Image generation`, `3D generation`. */
export function categoryTitle(category: string): string {
  return category.replace(/^\d*\p{Letter}/u, (start) => start.toUpperCase());
}
