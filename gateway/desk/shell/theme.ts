import type { ThemeConfig } from 'antd';

/** Colours with enough contrast on white and on their own pale ground (WCAG 2.1 AA). */
export const colour = {
  brand: '#17406d',
  link: '#0b4f86',
  overdue: '#b3261e',
  soon: '#8a5300',
  fine: '#1b6e3c',
  quiet: '#5b6570',
  ground: '#f4f6f8',
  line: '#d5dce3',
} as const;

export const theme: ThemeConfig = {
  token: {
    colorPrimary: colour.brand,
    colorError: colour.overdue,
    colorWarning: colour.soon,
    colorSuccess: colour.fine,
    colorLink: colour.link,
    colorInfo: colour.link,
    colorTextPlaceholder: '#6b6b6b',
    colorTextDisabled: '#6b6b6b',
    colorTextDescription: colour.quiet,
    colorTextTertiary: colour.quiet,
    borderRadius: 4,
    fontSize: 14,
    // Nobody waits for a fade; and a turning sign that ends while it appears would stay, read out as "loading".
    motion: false,
    fontFamily: `system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC","WenQuanYi Micro Hei",sans-serif`,
  },
  components: { Table: { cellPaddingBlockSM: 6, headerBg: '#eaf0f6' }, Layout: { headerHeight: 48 } },
};
