import { areSame, limitTexts, modeOf, parametersOf, settingOf } from './rule';

const specs = {
  maxHours: { kind: 'whole', min: 1, max: 24, description: '' },
  tolerance: { kind: 'decimal', min: '0', max: '100', description: '' },
};

describe('a rule as a form holds it', () => {
  it('is off, warns or blocks; switched off it keeps how grave it was', () => {
    expect(modeOf({ isOn: false, severity: 'block' })).toBe('off');
    expect(modeOf({ isOn: true, severity: 'look' })).toBe('look');
    expect(settingOf('off', { isOn: true, severity: 'block' })).toEqual({ isOn: false, severity: 'block' });
    expect(settingOf('look', { isOn: false, severity: 'block' })).toEqual({ isOn: true, severity: 'look' });
  });

  it('sends whole numbers as numbers and decimals as text', () => {
    expect(parametersOf({ specs }, { maxHours: ' 10 ', tolerance: '0.50' })).toEqual({
      maxHours: 10,
      tolerance: '0.50',
    });
    expect(limitTexts({ parameters: { maxHours: 12, tolerance: '0' } })).toEqual({
      maxHours: '12',
      tolerance: '0',
    });
  });

  it('leaves what is no number to the refusal', () => {
    expect(parametersOf({ specs }, { maxHours: 'ten', tolerance: '' })).toEqual({
      maxHours: 'ten',
      tolerance: '',
    });
  });

  it('knows the same limits in another writing', () => {
    expect(areSame({ maxHours: 10, tolerance: '0.50' }, { maxHours: 10, tolerance: '0.5' })).toBe(true);
    expect(areSame({ maxHours: 10 }, { maxHours: 100 })).toBe(false);
    expect(areSame({ maxHours: 10 }, {})).toBe(false);
  });
});
