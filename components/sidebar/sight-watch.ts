/** Watches whether a person can see an element. */
export type SightWatch = {
  /** To be asked at the moment of use; what was seen shortly before counts as well. */
  isInSight: () => Promise<boolean>;
  stop: () => void;
};
