import type { Corner } from '../app/preferences.ts';

interface Point {
  x: number;
  y: number;
}

type Box = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;

export const middleOf = ({ left, top, width, height }: Box): Point => ({
  x: left + width / 2,
  y: top + height / 2,
});

/** The corner of a box that is nearest to a point. */
export function cornerAt(point: Point, box: Box): Corner {
  const middle = middleOf(box);
  return `${point.y < middle.y ? 'top' : 'bottom'}-${point.x < middle.x ? 'left' : 'right'}`;
}
