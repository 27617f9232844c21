import { randomInt } from 'node:crypto';

const qualities =
  'Amber Ancient Autumn Brave Breezy Bright Calm Cedar Clever Cloudy Copper Coral Cosmic Crimson Curious Daring Dusty Eager Early Ember Fearless Fern Foggy Forest Frosty Gentle Gilded Glad Golden Hazel Hidden Honest Indigo Ivory Jade Jolly Kind Lively Lucky Lunar Mellow Merry Misty Mossy Noble Northern Olive Opal Patient Pearl Plucky Polar Proud Quick Quiet Rainy Roaming Rosy Ruby Rustic Sandy Scarlet Silent Silver Snowy Solar Southern Spring Starry Steady Stormy Summer Sunny Swift Tidal Topaz Velvet Violet Wandering Warm Wild Windy Winter Wise Witty Woven'.split(
    ' ',
  );
const animals =
  'Albatross Alpaca Antelope Badger Bat Bear Beaver Bison Bobcat Caribou Cat Chameleon Cheetah Cormorant Coyote Crane Cricket Crow Curlew Deer Dolphin Dove Dragonfly Duck Eagle Egret Elk Falcon Ferret Finch Firefly Fox Gazelle Gecko Gibbon Giraffe Goose Hare Hawk Hedgehog Heron Ibex Ibis Iguana Jackal Jaguar Jay Kestrel Kingfisher Kite Koala Lark Lemur Leopard Lizard Lynx Magpie Manatee Marmot Marten Meerkat Mole Moose Newt Nightingale Ocelot Octopus Oriole Osprey Otter Owl Panda Panther Pelican Penguin Petrel Pheasant Plover Puffin Quail Rabbit Raccoon Raven Robin Salmon Seal Sparrow Starling Stork Swallow Swan Tapir Tern Thrush Tiger Toad Toucan Turtle Walrus Weasel Whale Wolf Wombat Wren Yak Zebra'.split(
    ' ',
  );

/** A name for someone who gave none, such as "Amber Otter". Many people may have the same. */
export function displayName(): string {
  return `${pick(qualities)} ${pick(animals)}`;
}

function pick(words: string[]): string {
  return words[randomInt(words.length)] ?? '';
}
