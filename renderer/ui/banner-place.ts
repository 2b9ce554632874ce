import { useId, useLayoutEffect } from 'react';
import { create } from 'zustand';

export type BannerTone = 'critical' | 'warning' | 'neutral';

export interface StandingBanner {
  readonly id: string;
  readonly tone: BannerTone;
  /** Everything under it is in doubt, so it stands before those about parts. */
  readonly isAboutAll: boolean;
}

const RANK: Record<BannerTone, number> = { critical: 0, warning: 1, neutral: 2 };
const rankOf = ({ tone, isAboutAll }: StandingBanner) => (isAboutAll ? -1 : RANK[tone]);

/** Ids worst first; of equals the one that came first. */
export function bannersInOrder(banners: readonly StandingBanner[]): readonly string[] {
  return [...banners].sort((first, second) => rankOf(first) - rankOf(second)).map(({ id }) => id);
}

interface BannerPlaces {
  readonly banners: readonly StandingBanner[];
  readonly isAllShown: boolean;
}

const useBannerPlaces = create<BannerPlaces>()(() => ({ banners: [], isAllShown: false }));

function stand(banner: StandingBanner): () => void {
  useBannerPlaces.setState(({ banners }) => ({ banners: [...banners, banner] }));
  return () =>
    useBannerPlaces.setState(({ banners, isAllShown }) => {
      const left = banners.filter((each) => each !== banner);
      return { banners: left, isAllShown: isAllShown && left.length > 1 };
    });
}

const showAll = () => useBannerPlaces.setState({ isAllShown: true });

interface BannerPlace {
  readonly isShown: boolean;
  /** How many stand behind it; 0 unless it is the one that is shown for all. */
  readonly waiting: number;
  readonly showAll: () => void;
}

/** One place on the screen for banners, whoever they come from: the worst is shown, the others wait behind it. */
export function useBannerPlace(tone: BannerTone, isAboutAll: boolean): BannerPlace {
  const id = useId();
  useLayoutEffect(() => stand({ id, tone, isAboutAll }), [id, tone, isAboutAll]);
  const { banners, isAllShown } = useBannerPlaces();
  const isFirst = bannersInOrder(banners)[0] === id;
  return {
    isShown: isFirst || isAllShown,
    waiting: isFirst && !isAllShown ? banners.length - 1 : 0,
    showAll,
  };
}
