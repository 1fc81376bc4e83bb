import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';
import { definiteFlaw, oddValue } from './bad-values.js';
import { goodValue } from './good-values.js';
import type { Ground } from './ground.js';
import type { Random } from '../../kit/random.js';

/** A place that holds a value. */
interface Slot {
  holder: Record<string, unknown>;
  name: string;
  type: GraphQLInputType;
  required: boolean;
}

/** Values for the arguments of a field: first as a clerk would give them, then spoilt. */
export class Filling {
  private readonly slots: Slot[] = [];
  private readonly values: Record<string, unknown> = {};

  constructor(
    private readonly random: Random,
    private readonly ground: Ground,
    private readonly agency: string,
    private readonly foreignIds: readonly string[],
  ) {}

  fill(args: readonly GraphQLArgument[]): Record<string, unknown> {
    for (const arg of args) this.put(this.values, arg, isRequiredArgument(arg));
    return this.values;
  }

  /** Spoils at least one place for certain where something could be written, else any. */
  spoil(certain: boolean): void {
    const { random, slots } = this;
    if (slots.length === 0) return;
    for (let times = random.chance(0.6) ? 1 : random.between(2, 5); times > 0; times--) {
      const slot = random.pick(slots);
      if (certain) this.flaw(slot);
      else this.odd(slot);
    }
  }

  private put(
    holder: Record<string, unknown>,
    part: GraphQLArgument | GraphQLInputField,
    required: boolean,
  ): void {
    if (!required && this.random.chance(0.4)) return;
    this.slots.push({ holder, name: part.name, type: part.type, required });
    holder[part.name] = this.value(part.type, part.name);
  }

  private value(type: GraphQLInputType, name: string): unknown {
    const { random, ground, agency } = this;
    const inner = getNullableType(type);
    if (isListType(inner))
      return Array.from({ length: random.pick([1, 1, 1, 2]) }, () => this.value(inner.ofType, name));
    const named = getNamedType(inner);
    if (!isInputObjectType(named)) return goodValue(random, named, name, ground, agency);
    const object: Record<string, unknown> = {};
    for (const field of Object.values(named.getFields()))
      this.put(object, field, isRequiredInputField(field));
    return object;
  }

  private flaw({ holder, name, type, required }: Slot): void {
    const { random } = this;
    const named = getNamedType(type);
    const listed = isListType(getNullableType(type));
    if (required && random.chance(0.1)) delete holder[name];
    else if (isNonNullType(type) && random.chance(0.1)) holder[name] = null;
    else if (holder !== this.values && random.chance(0.05))
      holder[random.pick(['unknown', '_id', 'toString', 'constructor', 'admin'])] = 1;
    else {
      const bad = definiteFlaw(random, named, name, this.foreignIds);
      holder[name] = listed && random.chance(0.8) ? [bad] : bad;
    }
  }

  private odd(slot: Slot): void {
    const { random } = this;
    if (random.chance(0.3)) return this.flaw(slot);
    const bad = oddValue(random, getNamedType(slot.type), slot.name, this.foreignIds);
    const listed = isListType(getNullableType(slot.type));
    slot.holder[slot.name] = listed ? Array.from({ length: random.pick([1, 2, 50]) }, () => bad) : bad;
  }
}
